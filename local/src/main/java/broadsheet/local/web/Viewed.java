package broadsheet.local.web;

/** What a CloudFront function made of a viewer's request. */
sealed interface Viewed {
    /** The request goes on to the origin. */
    record Onward(Request request) implements Viewed {}

    /** It is answered at once; no origin hears of it. */
    record Answered(Response response) implements Viewed {}
}
