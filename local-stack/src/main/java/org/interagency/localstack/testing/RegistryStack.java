package org.interagency.localstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;

/**
 * PostgreSQL, Kafka and the services that the tested one needs, on free ports, with fresh data.
 *
 * <p>Arguments: {@code service}, the tested service, such as {@code MAPPING}; {@code needs}, the other services, separated by commas.
 */
public final class RegistryStack implements QuarkusTestResourceLifecycleManager {

    private LocalStack stack;
    private Part service = Part.AGENCY;
    private List<Part> needs = List.of();

    /** Called by Quarkus. */
    public RegistryStack() {
        stack = new LocalStack(Settings.forTests().shortLived(), System.out::println);
    }

    @Override
    public void init(Map<String, String> arguments) {
        service = Part.valueOf(arguments.get("service"));
        needs = Arrays.stream(arguments.getOrDefault("needs", "").split(","))
                .filter(name -> !name.isBlank())
                .map(Part::valueOf)
                .toList();
    }

    @Override
    public Map<String, String> start() {
        try {
            stack.start(Part.POSTGRES);
            stack.start(Part.KAFKA);
            for (Part needed : needs) {
                stack.start(needed);
            }
        } catch (StackException e) {
            throw new IllegalStateException(e);
        }
        TestToken.issue(stack.settings());
        Map<String, String> configuration = new HashMap<>();
        stack.settings()
                .environmentOf(service)
                .forEach((name, value) ->
                        configuration.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        // The tested service runs in the JVM of the test, which lacks the options of the stack's JVMs.
        stack.settings().jvmOptions().stream()
                .filter(option -> option.startsWith("-Dregistry."))
                .map(option -> option.substring("-D".length()).split("=", 2))
                .forEach(property -> configuration.put(property[0], property[1]));
        configuration.remove("quarkus.http.host");
        // The name of a variable does not tell a dash from a dot.
        configuration.put("quarkus.oidc.public-key", configuration.remove("quarkus.oidc.public.key"));
        // The other services send requests to the tested one too, so its port has to be known.
        configuration.put("quarkus.http.test-port", configuration.remove("quarkus.http.port"));
        return configuration;
    }

    /** Sets the fields of the tests that have the type {@link Settings}. */
    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stack.settings(), new TestInjector.MatchesType(Settings.class));
    }

    @Override
    public void stop() {
        try {
            stack.close();
        } catch (StackException e) {
            throw new IllegalStateException(e);
        }
    }
}
