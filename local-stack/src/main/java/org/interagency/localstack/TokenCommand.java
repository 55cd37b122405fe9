package org.interagency.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program behind {@code ./registry token}: prints a token, and nothing else, so that a shell can use it. */
public final class TokenCommand {

    private static final String USAGE =
            "Usage: ./registry token --role ROLE [--role ROLE ...] [--agency CODE | --agency '*'] [--name NAME] [--minutes N]\nRoles: "
                    + String.join(", ", Tokens.roles()) + ". A registrar needs an agency; '*' stands for all of them.";

    private static final String REGISTRAR = "registrar";
    private static final int MOST_MINUTES = 720;

    private final List<String> roles = new ArrayList<>();
    private @Nullable String agency;
    private String name = System.getProperty("user.name");
    private int minutes = 60;

    private TokenCommand() {}

    /** @param arguments the directory of the project, then the options. Exits with 2 if they are wrong */
    public static void main(String[] arguments) {
        TokenCommand command = new TokenCommand();
        try {
            command.read(Arrays.asList(arguments).subList(1, arguments.length).iterator());
            Settings settings = Control.settings(Path.of(arguments[0]).toAbsolutePath());
            System.out.println(settings.tokens()
                    .token(command.name, command.roles, command.agency, Duration.ofMinutes(command.minutes)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            Runtime.getRuntime().exit(2);
        } catch (StackException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().exit(1);
        }
    }

    private void read(Iterator<String> words) {
        while (words.hasNext()) {
            String option = words.next();
            if (!words.hasNext()) {
                throw new IllegalArgumentException("\"" + option + "\" needs a value.");
            }
            set(option, words.next());
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("Name at least one role.");
        }
        if (roles.contains(REGISTRAR) && agency == null) {
            throw new IllegalArgumentException("A registrar needs an agency.");
        }
    }

    private void set(String option, String value) {
        switch (option) {
            case "--role" -> roles.add(role(value));
            case "--agency" -> agency = value;
            case "--name" -> name = value;
            case "--minutes" -> minutes = minutes(value);
            default -> throw new IllegalArgumentException("\"" + option + "\" is no option.");
        }
    }

    private static String role(String value) {
        if (!Tokens.roles().contains(value)) {
            throw new IllegalArgumentException("\"" + value + "\" is no role.");
        }
        return value;
    }

    private static int minutes(String value) {
        if (!value.matches("[1-9][0-9]{0,2}") || Integer.parseInt(value) > MOST_MINUTES) {
            throw new IllegalArgumentException("--minutes has to be a number from 1 to " + MOST_MINUTES + ".");
        }
        return Integer.parseInt(value);
    }
}
