package org.interagency.localstack;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.jspecify.annotations.Nullable;

/**
 * Gives Kafka the users who may log in by SCRAM: those of the options {@code user_NAME="PASSWORD"} of its configuration (JAAS). Without it, Kafka looks
 * for users in its data, where they have to be created first. A user with an empty password cannot log in.
 *
 * <p>Kafka loads it by its name, here and in docker-compose.yml.
 */
public final class KafkaLogins implements AuthenticateCallbackHandler {

    private final Map<String, ScramCredential> credentials = new ConcurrentHashMap<>();
    private Map<String, ?> options = Map.of();
    private @Nullable ScramMechanism mechanism;

    /** Called by Kafka. */
    public KafkaLogins() {}

    @Override
    public void configure(Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> entries) {
        mechanism = ScramMechanism.forMechanismName(saslMechanism);
        options = entries.get(0).getOptions();
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        String user = "";
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                user = name.getDefaultName();
            } else if (callback instanceof ScramCredentialCallback asked) {
                asked.scramCredential(credential(user));
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private @Nullable ScramCredential credential(String user) {
        return options.get("user_" + user) instanceof String password && !password.isEmpty()
                ? credentials.computeIfAbsent(user, made -> credential(mechanism, password))
                : null;
    }

    private static ScramCredential credential(ScramMechanism mechanism, String password) {
        try {
            return new ScramFormatter(mechanism).generateCredential(password, mechanism.minIterations());
        } catch (GeneralSecurityException e) {
            throw new KafkaException("no credential could be made", e);
        }
    }

    @Override
    public void close() {
        credentials.clear();
    }
}
