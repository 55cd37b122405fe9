package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code LICENSE}, {@code publiccode.yml} and the root {@code pom.xml} name the same licence. */
class LicenceTest {

    @Test
    void everyFileNamesTheSameLicence() throws IOException {
        Map<String, Map<String, Object>> metadata = new Yaml().load(read("publiccode.yml"));
        assertThat(metadata.get("legal")).containsEntry("license", "Apache-2.0");
        assertThat(read("LICENSE"))
                .contains("Apache License", "Version 2.0, January 2004", "END OF TERMS AND CONDITIONS");
        assertThat(read("pom.xml")).contains("<license>", "<name>Apache-2.0</name>");
    }

    private static String read(String file) throws IOException {
        return Files.readString(RunningRegistry.root().resolve(file));
    }
}
