package org.interagency.gateway;

/** How readers of the pages sign in. */
public enum SignInWay {
    /** Not at all: the registry has neither links nor a provider that knows its pages. */
    NONE,
    /** By a link that works once, which {@code ./registry sign-in} prints. */
    LINK,
    /** At the site's provider of identities (OpenID Connect). */
    PROVIDER
}
