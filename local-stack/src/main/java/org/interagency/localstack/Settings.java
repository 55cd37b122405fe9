package org.interagency.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The directories and ports of a stack.
 *
 * @param root the checked-out project, whose built jars are run
 * @param home the directory that keeps data, logs and process ids between runs
 * @param secrets the directory with the passwords of PostgreSQL and Kafka and the key of tokens, which stacks that share these share too
 * @param ports the port of each part, all on the loopback address
 * @param jvmOptions options of every JVM of the stack, beside those that each part needs
 */
public record Settings(Path root, Path home, Path secrets, Map<Part, Integer> ports, List<String> jvmOptions) {

    private static final String HOME = "REGISTRY_HOME";
    private static final String JVM_OPTIONS = "REGISTRY_JVM_OPTIONS";

    /** All requests of a test come from one address, and are more than any client may send. */
    private static final List<String> NO_RATE_LIMIT =
            List.of("-Dregistry.rate-limit.reads=1000000000", "-Dregistry.rate-limit.writes=1000000000");

    /** A part of the stack that listens on a port. */
    public enum Part {
        POSTGRES(15432),
        KAFKA(9092),
        KAFKA_CONTROLLER(19093),
        AGENCY(8081),
        PROGRAM(8082),
        MAPPING(8083),
        GATEWAY(8080);

        private final int defaultPort;

        Part(int defaultPort) {
            this.defaultPort = defaultPort;
        }

        /** The environment variable that sets its port. */
        public String variable() {
            return "REGISTRY_" + name() + "_PORT";
        }

        /** The name of its log file, its process id file and, for a service, its directory. */
        public String directory() {
            return switch (this) {
                case AGENCY, PROGRAM, MAPPING -> name().toLowerCase(Locale.ROOT) + "-service";
                case POSTGRES, KAFKA, KAFKA_CONTROLLER, GATEWAY ->
                    name().toLowerCase(Locale.ROOT).replace('_', '-');
            };
        }
    }

    public Settings {
        ports = Map.copyOf(ports);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** Settings of a stack that has its passwords in its home. */
    public Settings(Path root, Path home, Map<Part, Integer> ports, List<String> jvmOptions) {
        this(root, home, home.resolve("secrets"), ports, jvmOptions);
    }

    /**
     * The settings of an environment: {@value #HOME}, by default {@code .registry} in the project, a port variable for each part, and {@value
     * #JVM_OPTIONS}, options for the JVMs of Kafka, the services and the gateway, with blanks between them.
     *
     * @throws StackException if a port is not a number
     */
    public static Settings fromEnvironment(Path root, Map<String, String> environment) throws StackException {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            String port = environment.getOrDefault(part.variable(), Integer.toString(part.defaultPort));
            try {
                ports.put(part, Integer.valueOf(port));
            } catch (NumberFormatException e) {
                throw new StackException(part.variable() + " has to be a port number, not \"" + port + "\".", e);
            }
        }
        String home = environment.getOrDefault(HOME, root.resolve(".registry").toString());
        List<String> jvmOptions = Stream.of(
                        environment.getOrDefault(JVM_OPTIONS, "").split(" "))
                .filter(option -> !option.isEmpty())
                .toList();
        return new Settings(root, Path.of(home).toAbsolutePath(), ports, jvmOptions);
    }

    /** The environment variables that give these settings to {@code ./registry}. */
    public Map<String, String> environment() {
        Map<String, String> environment = environmentOfPorts();
        environment.put(HOME, home.toString());
        environment.put(JVM_OPTIONS, String.join(" ", jvmOptions));
        return environment;
    }

    /** The environment variables of the ports. */
    Map<String, String> environmentOfPorts() {
        Map<String, String> environment = new TreeMap<>();
        ports.forEach((part, port) -> environment.put(part.variable(), port.toString()));
        return environment;
    }

    /** Settings with a new directory below {@code target} of the tested module, and with ports that no other test gets. */
    public static Settings forTests() {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        Iterator<Integer> free = Ports.reserve(Part.values().length).iterator();
        for (Part part : Part.values()) {
            ports.put(part, free.next());
        }
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            return new Settings(
                    Path.of(System.getProperty("registry.root")),
                    Files.createTempDirectory(target, "registry"),
                    ports,
                    NO_RATE_LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for a stack that ends soon: its JVMs optimise less of their code, which would cost them a third of the time to start. */
    public Settings shortLived() {
        return new Settings(
                root,
                home,
                secrets,
                ports,
                Stream.concat(jvmOptions.stream(), Stream.of("-XX:TieredStopAtLevel=1"))
                        .toList());
    }

    /** The port of a part. */
    public int port(Part part) {
        return ports.get(part);
    }

    /** The address of a service, without a path. */
    public String url(Part service) {
        return "http://localhost:" + port(service);
    }

    /** Where a part listens, for people: a URL of a service, and otherwise host and port. */
    String address(Part part) {
        return LocalStack.SERVICES.contains(part) ? url(part) : "localhost:" + port(part);
    }

    /** The bootstrap servers of Kafka clients. */
    public String bootstrapServers() {
        return "localhost:" + port(Part.KAFKA);
    }

    /** What a Kafka client needs to log in as a user. */
    public Map<String, Object> kafkaClient(KafkaUser user) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                KafkaUser.MECHANISM,
                "sasl.jaas.config",
                user.login(passwords()) + ";");
    }

    /** What a Kafka client needs to log in as a user, and further settings of it. */
    public Map<String, Object> kafkaClient(KafkaUser user, Map<String, ?> more) {
        Map<String, Object> client = new HashMap<>(kafkaClient(user));
        client.putAll(more);
        return client;
    }

    Secrets passwords() {
        return new Secrets(secrets);
    }

    /** The JDBC address of a service's database. */
    public String jdbcUrl(Part service) {
        return "jdbc:postgresql://localhost:" + port(Part.POSTGRES) + "/"
                + service.name().toLowerCase(Locale.ROOT);
    }

    /** The tokens that the services accept. */
    public Tokens tokens() {
        return Tokens.in(secrets);
    }

    /** The environment variables that configure a service; docker-compose.yml uses the same names. */
    public Map<String, String> environmentOf(Part service) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "localhost",
                "QUARKUS_HTTP_PORT", Integer.toString(port(service)),
                "REGISTRY_AGENCY_URL", url(Part.AGENCY),
                "REGISTRY_PROGRAM_URL", url(Part.PROGRAM),
                "REGISTRY_MAPPING_URL", url(Part.MAPPING),
                "QUARKUS_OIDC_PUBLIC_KEY", tokens().publicKey(),
                "QUARKUS_OIDC_TOKEN_ISSUER", Tokens.ISSUER));
        if (service == Part.GATEWAY) {
            environment.put("REGISTRY_SIGNIN_DIRECTORY", signInLinks().toString());
        } else {
            String database = service.name().toLowerCase(Locale.ROOT);
            kafkaClient(KafkaUser.valueOf(service.name()))
                    .forEach((name, value) -> environment.put(
                            "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value.toString()));
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(service));
            environment.put("QUARKUS_DATASOURCE_USERNAME", database);
            environment.put("QUARKUS_DATASOURCE_PASSWORD", passwords().ofDatabase(service));
        }
        return environment;
    }

    /** The directory with a file for each sign-in link that has not been used. */
    Path signInLinks() {
        return secrets.resolveSibling("sign-in");
    }

    Path log(Part part) {
        return home.resolve("logs").resolve(part.directory() + ".log");
    }

    Path pidFile(Part part) {
        return home.resolve("run").resolve(part.directory() + ".pid");
    }
}
