package org.interagency.verification;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Chromium without a window, shared by all tests that use this extension. They are skipped where none is installed: the build downloads no browser. */
final class Chromium implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(Chromium.class);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** How long a page may take to show what a test expects, on a machine with much else to do. */
    private static final double PATIENCE_MILLIS = 20_000;

    private record RunningBrowser(Playwright playwright, Browser browser) implements AutoCloseable {

        static RunningBrowser start(Path executable) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            // Otherwise Playwright would download the browsers that it knows.
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            try {
                // The language decides in which order a field for a day takes month, day and year.
                Map<String, String> environment = new HashMap<>(System.getenv());
                environment.put("LANGUAGE", "en_US");
                return new RunningBrowser(
                        playwright,
                        playwright
                                .chromium()
                                .launch(new LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setEnv(environment)
                                        .setArgs(List.of("--lang=en-US"))));
            } catch (RuntimeException e) {
                playwright.close();
                throw e;
            }
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    private static Optional<Path> executable() {
        List<String> directories = Arrays.asList(System.getenv("PATH").split(File.pathSeparator));
        return NAMES.stream()
                .flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(
                executable().isPresent(),
                "No Chromium is installed (apt-get install chromium), so the tests in a browser are skipped.");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        RunningBrowser.class,
                        key -> RunningBrowser.start(executable().orElseThrow()),
                        RunningBrowser.class)
                .browser();
    }
}
