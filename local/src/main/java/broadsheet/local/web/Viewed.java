package broadsheet.local.web;

/** The result of running a CloudFront function on a viewer's request. */
sealed interface Viewed {
    /** The edge forwards the request to the origin. */
    record Onward(Request request) implements Viewed {}

    /** The function answered the request, so the origin does not receive it. */
    record Answered(Response response) implements Viewed {}
}
