package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;

/** {@code verification/pages.txt} has every page, so that the tests in a browser and the measurements leave none out. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class PageListTest {

    @Inject
    @All
    List<PageRoutes> routes;

    @Test
    void hasEveryAddressAtWhichThereIsSomethingToRead() throws IOException {
        Set<String> addresses = routes.stream()
                .flatMap(some -> some.all().stream())
                .filter(route -> route.page().isPresent())
                .map(PageRoute::path)
                .collect(Collectors.toSet());
        assertThat(addresses).hasSizeGreaterThan(20);
        assertThat(listed())
                .as("verification/pages.txt, which needs a line with an example for each page")
                .isEqualTo(addresses);
    }

    /** The second word of each line. */
    private static Set<String> listed() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("registry.root"), "verification", "pages.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +")[1])
                .collect(Collectors.toSet());
    }
}
