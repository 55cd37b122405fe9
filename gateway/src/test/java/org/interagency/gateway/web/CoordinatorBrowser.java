package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interagency.localstack.testing.TestToken;

/** The browsers of a coordinator, and of somebody who has not signed in. */
final class CoordinatorBrowser {

    private CoordinatorBrowser() {}

    static RequestSpecification visitor() {
        return RestAssured.given().redirects().follow(false);
    }

    static RequestSpecification coordinator() {
        return of("coordinator");
    }

    static RequestSpecification of(String role) {
        return visitor().header("Authorization", "Bearer " + TestToken.of(role, null));
    }

    /** The value of a hidden field, as it stands in the page. */
    static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1)
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
