package org.interagency.kit.problem;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;

/**
 * Refuses query parameters that an operation does not have, so that a mistyped {@code dryRun} does not store anything. Also refuses a parameter
 * without a value, which the framework would treat as left out, unless it is a text; and one that is given several times, unless it is a list.
 */
@Provider
public final class ParameterFilter implements ContainerRequestFilter {

    /** The types of parameters that are a text or a list of texts. */
    private static final Set<Class<?>> TEXTS = Set.of(String.class, List.class);

    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Map<String, Class<?>> types = known.computeIfAbsent(resource.getResourceMethod(), ParameterFilter::types);
        request.getUriInfo().getQueryParameters().forEach((given, values) -> {
            if (!types.containsKey(given)) {
                throw RefusedException.unreadable(new Violation(
                        "?" + given,
                        types.isEmpty()
                                ? "There are no parameters here. Leave it out."
                                : "There is no parameter of this name here; the parameters are "
                                        + String.join(", ", types.keySet()) + "."));
            }
            if (values.size() > 1 && types.get(given) != List.class) {
                throw RefusedException.unreadable(
                        new Violation("?" + given, given + " is given " + values.size() + " times. Give it once."));
            }
            if (values.contains("") && !TEXTS.contains(types.get(given))) {
                throw RefusedException.unreadable(
                        new Violation("?" + given, given + " has no value. Give it one, or leave it out."));
            }
        });
    }

    private static Map<String, Class<?>> types(Method method) {
        Map<String, Class<?>> types = new TreeMap<>();
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            addType(types, parameter, parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Class<?> part = parameter.getType(); part != Object.class; part = part.getSuperclass()) {
                    Arrays.stream(part.getDeclaredFields()).forEach(field -> addType(types, field, field.getType()));
                }
            }
        }
        return types;
    }

    private static void addType(Map<String, Class<?>> types, AnnotatedElement element, Class<?> type) {
        QueryParam parameter = element.getAnnotation(QueryParam.class);
        if (parameter != null) {
            types.put(parameter.value(), isNumber(element) ? Number.class : type);
        }
    }

    /** Whether the API's document says that a parameter is a number; it can be a text here, for its own message. */
    private static boolean isNumber(AnnotatedElement element) {
        Parameter described = element.getAnnotation(Parameter.class);
        return described != null && described.schema().type() == SchemaType.INTEGER;
    }
}
