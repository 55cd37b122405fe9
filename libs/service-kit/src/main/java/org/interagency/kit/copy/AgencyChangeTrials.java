package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.interagency.kit.access.Caller;
import org.interagency.kit.problem.Problem;
import org.interagency.kit.rule.RefusedException;

/** Tries out reorganisations in the agency service, which stores nothing of them. */
@ApplicationScoped
public class AgencyChangeTrials {

    private static final List<Integer> FAULTS_OF_THE_REQUEST = List.of(400, 409, 422);

    private final AgencyServiceClient agencyService;
    private final Caller caller;
    private final ObjectMapper json;

    AgencyChangeTrials(@RestClient AgencyServiceClient agencyService, Caller caller, ObjectMapper json) {
        this.agencyService = agencyService;
        this.caller = caller;
        this.json = json;
    }

    /**
     * Tries reorganisations out, one after the other.
     *
     * @param agencyChanges the request bodies, as the agency service's API defines them
     * @throws RefusedException if the agency service refuses them, with pointers below {@code /agencyChanges}, or if it does not answer
     */
    public AgencyChangeTrial tryOut(List<JsonNode> agencyChanges) {
        return FactOwner.answer("agency service", () -> answer(agencyChanges));
    }

    private static Optional<RefusedException> refusal(Response answer) {
        return FAULTS_OF_THE_REQUEST.contains(answer.getStatus())
                ? answer.readEntity(Problem.class).refusal()
                : Optional.empty();
    }

    private AgencyChangeTrial answer(List<JsonNode> agencyChanges) {
        try {
            return agencyService.tryOut(
                    caller.authorization(),
                    json.createObjectNode().set("agencyChanges", json.valueToTree(agencyChanges)));
        } catch (WebApplicationException e) {
            Optional<RefusedException> refusal = refusal(e.getResponse());
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            throw e;
        }
    }
}
