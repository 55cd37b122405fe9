package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser without JavaScript: it keeps the cookies of each server, sends forms, and goes where an answer leads. */
final class SimpleBrowser {

    private static final int MOST_REDIRECTS = 10;

    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final List<String> received = new ArrayList<>();

    /** A request with the cookies of the server at an address, as by a link on a page of the same site. What it answers is not remembered. */
    RequestSpecification request(String address) {
        return requestFrom("same-origin", address);
    }

    private RequestSpecification requestFrom(String site, String address) {
        RequestSpecification request = RestAssured.given()
                .redirects()
                .follow(false)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Sec-Fetch-Site", site);
        Map<String, String> own = cookies(address);
        return own.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        own.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    /** Reads an address, and goes nowhere else. */
    Response get(String address) {
        return getFrom("same-origin", address);
    }

    /**
     * Reads an address, and goes nowhere else.
     *
     * @param site where the link is, in the words of {@code Sec-Fetch-Site}
     */
    Response getFrom(String site, String address) {
        return remember(
                address, requestFrom(site, address).urlEncodingEnabled(false).get(address));
    }

    /** Reads an address, and goes where the answers lead. */
    Response open(String address) {
        return follow(address, get(address));
    }

    /** Sends a form, and goes where the answers lead. */
    Response send(String address, Map<String, String> form) {
        return follow(
                address, remember(address, request(address).formParams(form).post(address)));
    }

    private Response follow(String from, Response answer) {
        String address = from;
        Response current = answer;
        for (int i = 0; current.header("Location") != null; i++) {
            assertThat(i).as("redirects, the last to %s", address).isLessThan(MOST_REDIRECTS);
            address = URI.create(address).resolve(current.header("Location")).toString();
            current = get(address);
        }
        return current;
    }

    private Response remember(String address, Response answer) {
        for (String line : answer.headers().getValues("Set-Cookie")) {
            received.add(line);
            String[] cookie = line.split(";", 2)[0].split("=", 2);
            if (cookie[1].isEmpty() || line.toLowerCase(Locale.ROOT).contains("max-age=0")) {
                cookies(address).remove(cookie[0]);
            } else {
                cookies(address).put(cookie[0], cookie[1]);
            }
        }
        return answer;
    }

    /** The cookies of the server at an address, by name. */
    Map<String, String> cookies(String address) {
        return cookies.computeIfAbsent(URI.create(address).getAuthority(), server -> new TreeMap<>());
    }

    /** How servers have set cookies whose names begin so, with all attributes. */
    List<String> received(String name) {
        return received.stream().filter(line -> line.startsWith(name)).toList();
    }
}
