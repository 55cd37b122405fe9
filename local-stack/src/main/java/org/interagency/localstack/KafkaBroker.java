package org.interagency.localstack;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The program that runs Kafka: one node that is broker and controller (KRaft). */
final class KafkaBroker {

    /** Any value works, but a data directory needs the same value every time. */
    private static final String CLUSTER_ID = "cmVnaXN0cnktbG9jYWwtMQ";

    private KafkaBroker() {}

    /** @param arguments the data directory, the directory of the passwords, the broker's port, the controller's port */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Path file = writeProperties(home, new Secrets(Path.of(arguments[1])), arguments[2], arguments[3]);
        int formatted = StorageTool.execute(
                new String[] {"format", "--cluster-id", CLUSTER_ID, "--config", file.toString(), "--ignore-formatted"},
                System.out);
        if (formatted != 0) {
            throw new IOException("cannot format " + home + " for Kafka");
        }
        Kafka.main(new String[] {file.toString()});
    }

    private static Path writeProperties(Path home, Secrets secrets, String port, String controllerPort)
            throws IOException {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("controller.quorum.voters", "1@localhost:" + controllerPort);
        properties.setProperty("listeners", "CLIENT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        properties.setProperty("advertised.listeners", "CLIENT://localhost:" + port);
        properties.setProperty("inter.broker.listener.name", "CLIENT");
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        properties.setProperty("sasl.enabled.mechanisms", KafkaUser.MECHANISM);
        properties.setProperty("sasl.mechanism.inter.broker.protocol", KafkaUser.MECHANISM);
        properties.setProperty("sasl.mechanism.controller.protocol", KafkaUser.MECHANISM);
        admit(properties, "client", secrets, Arrays.asList(KafkaUser.values()));
        admit(properties, "controller", secrets, List.of(KafkaUser.BROKER));
        // For kcat: before librdkafka 2.6.1, its SCRAM fails with Kafka 4. Only readers may show their password.
        properties.setProperty("listener.name.client.sasl.enabled.mechanisms", KafkaUser.MECHANISM + ",PLAIN");
        properties.setProperty(
                "listener.name.client.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required" + option(KafkaUser.READER, secrets)
                        + ";");
        properties.setProperty("authorizer.class.name", KafkaRights.class.getName());
        properties.setProperty("super.users", KafkaUser.BROKER.principal());
        properties.setProperty("allow.everyone.if.no.acl.found", "false");
        properties.setProperty("log.dirs", home.resolve("data").toString());
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "4");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        Files.createDirectories(home);
        Path file = home.resolve("server.properties");
        StringWriter text = new StringWriter();
        properties.store(text, null);
        PrivateFiles.write(file, text.toString());
        return file;
    }

    /** Lets users log in at a listener, where the broker itself logs in as well. */
    private static void admit(Properties properties, String listener, Secrets secrets, List<KafkaUser> users) {
        String prefix = "listener.name." + listener + "." + KafkaUser.MECHANISM.toLowerCase(Locale.ROOT) + ".sasl.";
        String passwords = users.stream().map(user -> option(user, secrets)).collect(Collectors.joining());
        properties.setProperty(prefix + "jaas.config", KafkaUser.BROKER.login(secrets) + passwords + ";");
        properties.setProperty(prefix + "server.callback.handler.class", KafkaLogins.class.getName());
    }

    private static String option(KafkaUser user, Secrets secrets) {
        return " user_%s=\"%s\"".formatted(user.lowerCase(), secrets.ofKafka(user));
    }
}
