package org.interagency.kit.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.interagency.kit.access.AccessRules;
import org.interagency.kit.access.AccessRules.Access;
import org.interagency.kit.access.CallerRole;

/** Declares who may use an operation, as {@link AccessRules} says. Fails, and with it the build, if that has no row for an operation. */
final class DeclaredAccess {

    private static final String SCHEME = "token";
    private static final String PREFIX = "/api/v1/";

    DeclaredAccess(Components components) {
        components.addSecurityScheme(
                SCHEME,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("A token of the site's OpenID Connect provider, or of `./registry token`"));
    }

    /** @param path the path of the operation, from the root of the server on */
    void complete(String path, HttpMethod method, Operation operation) {
        Access access = AccessRules.of(path.replace(PREFIX, ""), method.name());
        if (access.isPublic()) {
            operation.setSecurity(List.of());
            return;
        }
        if (access.roles().isEmpty()) {
            throw new IllegalStateException("AccessRules allows nobody to " + method + " " + path);
        }
        // One requirement for each role, since one of them suffices.
        operation.setSecurity(access.roles().stream()
                .map(CallerRole::code)
                .sorted()
                .map(role -> OASFactory.createSecurityRequirement().addScheme(SCHEME, role))
                .toList());
    }
}
