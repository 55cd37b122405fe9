package org.interagency.verification;

import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.Api;
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
        Api.use(registry(context).settings());
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
