package org.interagency.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A key with a certificate for {@code localhost} that it has signed itself.
 *
 * @param keyStore both (PKCS#12), with the password {@value #PASSWORD}
 * @param certificate the certificate (PEM)
 * @param key the key (PEM)
 */
record TestKey(Path keyStore, Path certificate, Path key) {

    static final String PASSWORD = "secret";

    private static final String ALIAS = "server";

    /** Makes a key. */
    static TestKey make(Path folder, String name) throws IOException {
        Path store = folder.resolve(name + ".p12");
        keytool(
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-alias",
                ALIAS,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString());
        try {
            char[] password = PASSWORD.toCharArray();
            KeyStore made = KeyStore.getInstance(store.toFile(), password);
            return new TestKey(
                    store,
                    pem(
                            folder.resolve(name + ".pem"),
                            "CERTIFICATE",
                            made.getCertificate(ALIAS).getEncoded()),
                    pem(
                            folder.resolve(name + ".key"),
                            "PRIVATE KEY",
                            made.getKey(ALIAS, password).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        int exit =
                new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
        if (exit != 0) {
            throw new IOException(command + " exits with " + exit);
        }
    }

    private static Path pem(Path file, String label, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
    }
}
