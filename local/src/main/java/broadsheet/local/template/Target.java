package broadsheet.local.template;

/** The destination of a route. */
public sealed interface Target {
    /**
     * A function that answers the request.
     *
     * @param name its logical id
     */
    record ToFunction(String name) implements Target {}

    /**
     * A queue that receives a message, without a function.
     *
     * @param body builds the message
     */
    record ToQueue(Queue queue, MessageMapping body) implements Target {}
}
