package org.interagency.localstack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The program that runs Kafka: one node that is broker and controller (KRaft). */
final class KafkaBroker {

    /** Any value works, but a data directory needs the same value every time. */
    private static final String CLUSTER_ID = "cmVnaXN0cnktbG9jYWwtMQ";

    private KafkaBroker() {}

    /** @param arguments the data directory, the broker's port, the controller's port */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Path file = writeProperties(home, arguments[1], arguments[2]);
        int formatted = StorageTool.execute(
                new String[] {"format", "--cluster-id", CLUSTER_ID, "--config", file.toString(), "--ignore-formatted"},
                System.out);
        if (formatted != 0) {
            throw new IOException("cannot format " + home + " for Kafka");
        }
        Kafka.main(new String[] {file.toString()});
    }

    private static Path writeProperties(Path home, String port, String controllerPort) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("controller.quorum.voters", "1@localhost:" + controllerPort);
        properties.setProperty(
                "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        properties.setProperty("advertised.listeners", "PLAINTEXT://localhost:" + port);
        properties.setProperty("controller.listener.names", "CONTROLLER");
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
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        return file;
    }
}
