package org.interagency.gateway.web;

import io.vertx.core.Future;
import org.interagency.gateway.SignInWay;
import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/**
 * What a reader is told who wants to sign in, and is not sent to the provider.
 *
 * @param detail how to sign in, or why that has failed
 * @param command what prints a link that signs in; empty if there are no links
 * @param retry where the reader tries again; empty if that makes no sense
 */
public record SignInPage(String detail, String command, String retry) {

    private static final String TEMPLATE = "signin.html";
    private static final String COMMAND = "./registry sign-in";

    /** The page at which readers sign in. It is reached only by those who have signed in, where that is done at the provider, and leads them back. */
    static Future<PageAnswer> answer(PageVisit visit) {
        if (visit.signInWay() == SignInWay.LINK && visit.has("code")) {
            // One that works has been answered before.
            return Future.succeededFuture(page(visit, 403, "signInFailedTitle", "linkUsed", COMMAND, ""));
        }
        if (visit.authorization() != null) {
            return Future.succeededFuture(new MovedPage(SignInAddress.page(visit.parameter(SignInAddress.RETURN_TO))));
        }
        return Future.succeededFuture(
                visit.signInWay() == SignInWay.LINK
                        ? page(visit, 200, "signIn", "signInByLink", COMMAND, "")
                        : page(visit, 200, "signIn", "signInNone", "", ""));
    }

    /** The page for a reader whom the provider has not signed in. What the provider says about it is in the address, so anybody can have written it. */
    static PageAnswer failed(PageVisit visit) {
        return page(visit, 401, "signInFailedTitle", "signInFailed", "", SignInAddress.of(visit, ""));
    }

    private static PageAnswer page(
            PageVisit visit, int status, String title, String detail, String command, String retry) {
        return new ShownPage(
                status,
                TEMPLATE,
                visit.texts().of(title),
                new SignInPage(visit.texts().of(detail), command, retry));
    }
}
