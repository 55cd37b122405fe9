package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;

/** The variables that configure a service where an OpenID Connect provider signs the tokens. */
final class SiteVariables {

    /** The address of the provider. */
    static final String PROVIDER = "QUARKUS_OIDC_AUTH_SERVER_URL";

    /** Of {@code ./registry up}, which signs the tokens itself. A provider says its keys and its name where it is asked. */
    static final Set<String> OF_OWN_KEY = Set.of("QUARKUS_OIDC_PUBLIC_KEY", "QUARKUS_OIDC_TOKEN_ISSUER");

    /** Of {@code ./registry up}, whose links sign browsers in; a site has the pages of its provider. */
    static final String LINKS = "REGISTRY_SIGNIN_DIRECTORY";

    /** Whether readers of the pages sign in at the provider, which a site says that has told the provider of the pages. */
    static final String SIGN_IN = "REGISTRY_SIGNIN_ENABLED";

    /** Encrypts the cookies of those who have signed in at the provider. */
    static final String SIGN_IN_SECRET = "REGISTRY_SIGNIN_SECRET";

    private SiteVariables() {}

    /** Their names: those of {@code ./registry up}, but for how tokens are checked and users sign in. */
    static Set<String> of(Part service) {
        Set<String> names =
                new TreeSet<>(Settings.forTests().environmentOf(service).keySet());
        assertThat(names).containsAll(OF_OWN_KEY).doesNotContain(PROVIDER);
        names.removeAll(OF_OWN_KEY);
        names.remove(LINKS);
        names.add(PROVIDER);
        return names;
    }
}
