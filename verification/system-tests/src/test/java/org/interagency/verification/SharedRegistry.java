package org.interagency.verification;

import io.restassured.RestAssured;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One registry with the demo, shared by all tests that use this extension; it starts with the first one and runs to the end. */
final class SharedRegistry implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedRegistry.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        RestAssured.baseURI = registry(context).settings().url(Part.GATEWAY);
        RestAssured.port = RestAssured.UNDEFINED_PORT;
    }

    private static RunningRegistry registry(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        RunningRegistry.class,
                        key -> RunningRegistry.start(Settings.forTests(), "--demo")
                                .awaitUp(),
                        RunningRegistry.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningRegistry.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return registry(context);
    }
}
