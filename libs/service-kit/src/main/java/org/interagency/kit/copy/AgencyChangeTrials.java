package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.interagency.kit.problem.Problem;
import org.interagency.kit.problem.ProblemException;

/** Has the agency service tell what would be if agencies were reorganised. */
@ApplicationScoped
public class AgencyChangeTrials {

    private static final List<Integer> FAULTS_OF_THE_REQUEST = List.of(400, 409, 422);

    private final AgencyService agencyService;
    private final ObjectMapper json;

    AgencyChangeTrials(@RestClient AgencyService agencyService, ObjectMapper json) {
        this.agencyService = agencyService;
        this.json = json;
    }

    /**
     * Tries reorganisations out, one after the other.
     *
     * @param agencyChanges as the agency service takes them
     * @throws ProblemException what the agency service finds wrong, its fields below {@code /agencyChanges}; 503 if it does not answer
     */
    public AgencyChangeTrial tryOut(List<JsonNode> agencyChanges) {
        return Owner.answer("agency service", () -> answer(agencyChanges));
    }

    private AgencyChangeTrial answer(List<JsonNode> agencyChanges) {
        try {
            return agencyService.tryOut(json.createObjectNode().set("agencyChanges", json.valueToTree(agencyChanges)));
        } catch (WebApplicationException e) {
            Response answer = e.getResponse();
            if (FAULTS_OF_THE_REQUEST.contains(answer.getStatus())) {
                throw new ProblemException(answer.readEntity(Problem.class));
            }
            throw e;
        }
    }
}
