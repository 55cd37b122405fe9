package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;

/**
 * What the API has answered to a request that it has carried out.
 *
 * @param body empty if the answer has none
 * @param tag the entity tag of what was read; empty if it has none
 */
record ApiAnswer(JsonObject body, String tag) {}
