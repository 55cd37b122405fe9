package org.interagency.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interagency.localstack.PartState.Phase;
import org.interagency.localstack.Settings.Part;

/** The program behind {@code ./registry start}, {@code stop}, {@code status} and {@code down}. */
public final class Control {

    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration TO_STOP = Duration.ofMinutes(2);
    private static final Duration ALL_TO_STOP = Duration.ofMinutes(3);

    private final Settings settings;
    private final RunDirectory run;
    private final LocalStack stack;

    private Control(Settings settings) {
        this.settings = settings;
        this.run = new RunDirectory(settings);
        this.stack = new LocalStack(settings, Control::say);
    }

    /** @param arguments the directory of the project, the command, and for {@code start} and {@code stop} the name of the part */
    public static void main(String[] arguments) throws InterruptedException {
        boolean succeeded;
        try {
            Control control = new Control(settings(Path.of(arguments[0]).toAbsolutePath()));
            succeeded = switch (arguments[1]) {
                case "start" -> control.start(part(arguments[2]));
                case "stop" -> control.stop(part(arguments[2]));
                case "status" -> control.status();
                case "down" -> control.down();
                default -> throw new StackException("\"" + arguments[1] + "\" is no command.");
            };
        } catch (StackException e) {
            System.err.println(e.getMessage());
            succeeded = false;
        }
        Runtime.getRuntime().exit(succeeded ? 0 : 1);
    }

    /** With the ports that the running registry was started with, which may be other ones than those of this environment. */
    static Settings settings(Path root) throws StackException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(new RunDirectory(Settings.fromEnvironment(root, environment)).environment());
        return Settings.fromEnvironment(root, environment);
    }

    private static Part part(String name) throws StackException {
        return LocalStack.PARTS.stream()
                .filter(part -> part.directory().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("\"" + name + "\" is no part of the registry."));
    }

    private boolean start(Part part) throws StackException {
        requireUp();
        run.switchOn(part);
        boolean ready = Waits.within(TO_START, () -> {
            if (run.isOff(part)) {
                throw new StackException(part.directory() + " was stopped while it started.");
            }
            return isReady(part);
        });
        if (!ready) {
            throw new StackException("Waited " + TO_START.toSeconds() + " s for " + part.directory()
                    + " to be ready. See " + settings.log(part) + ".");
        }
        return true;
    }

    private boolean stop(Part part) throws StackException {
        requireUp();
        run.switchOff(part);
        if (!Waits.within(TO_STOP, () -> phase(part) == Phase.STOPPED || !run.isUp())) {
            throw new StackException("Waited " + TO_STOP.toSeconds() + " s for " + part.directory() + " to stop. See "
                    + settings.log(part) + ".");
        }
        return true;
    }

    private void requireUp() throws StackException {
        if (!run.isUp()) {
            throw new StackException("The registry is not running. Start it with ./registry up.");
        }
    }

    private boolean status() throws InterruptedException {
        boolean up = run.isUp();
        boolean allReady = up;
        for (Part part : LocalStack.PARTS) {
            String state = up ? stateNow(part) : stack.process(part).isPresent() ? "left behind" : "not running";
            allReady &= state.equals(Phase.READY.toString());
            say(line(part, state, up ? run.state(part) : Optional.empty()));
        }
        if (!up) {
            System.err.println("The registry is not running. Start it with ./registry up; ./registry down stops what a"
                    + " killed one has left behind.");
        }
        return allReady;
    }

    private String line(Part part, String state, Optional<PartState> known) {
        return "%-16s %-11s pid %-8s %-24s since %-20s restarts %s"
                .formatted(
                        part.directory(),
                        state,
                        stack.process(part)
                                .map(process -> Long.toString(process.pid()))
                                .orElse("-"),
                        settings.address(part),
                        known.map(is -> is.since().toString()).orElse("-"),
                        known.map(is -> Integer.toString(is.restarts())).orElse("-"));
    }

    /** Asked of the part itself where it should be ready, since a part can run and not answer. */
    private String stateNow(Part part) throws InterruptedException {
        Phase phase = phase(part);
        return phase == Phase.READY && !isReady(part) ? "not ready" : phase.toString();
    }

    private boolean isReady(Part part) throws InterruptedException {
        return phase(part) == Phase.READY && stack.process(part).isPresent() && stack.answers(part);
    }

    private Phase phase(Part part) {
        return run.state(part).map(PartState::phase).orElse(Phase.WAITING);
    }

    /** Ends the program behind {@code up}, which stops all parts, and then what a program that was killed left behind. */
    private boolean down() throws StackException {
        boolean wasUp = run.isUp();
        if (wasUp) {
            say("Stopping ...");
            endUp();
        } else if (!run.lock()) {
            throw new StackException("Another command uses the registry at this moment. Try again.");
        }
        List<String> leftBehind = LocalStack.PARTS.stream()
                .filter(part -> stack.process(part).isPresent())
                .map(Part::directory)
                .toList();
        stack.close();
        run.end();
        if (!leftBehind.isEmpty()) {
            say("Stopped what was left behind: " + String.join(", ", leftBehind) + ".");
        }
        say(wasUp || !leftBehind.isEmpty() ? "Stopped." : "The registry was not running.");
        return true;
    }

    private void endUp() throws StackException {
        // Looked up each time, since a program that has just started has not written its process id yet.
        Set<ProcessHandle> told = new HashSet<>();
        boolean ended = Waits.within(ALL_TO_STOP, () -> {
            run.upProcess().filter(told::add).ifPresent(ProcessHandle::destroy);
            return run.lock();
        });
        if (ended) {
            return;
        }
        Optional<ProcessHandle> stuck = run.upProcess();
        if (stuck.isPresent()) {
            say("Waited " + ALL_TO_STOP.toSeconds() + " s for ./registry up to end; killing it.");
            Processes.kill(stuck.get(), "./registry up");
        }
        if (!run.lock()) {
            throw new StackException(
                    "Waited " + ALL_TO_STOP.toSeconds() + " s for ./registry up to end; it still" + " runs.");
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
