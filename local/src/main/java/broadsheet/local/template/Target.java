package broadsheet.local.template;

/** Where a route leads. */
public sealed interface Target {
    /**
     * A function that answers.
     *
     * @param name its logical id
     */
    record ToFunction(String name) implements Target {}

    /**
     * A queue that a message is left in, without a function.
     *
     * @param body what the message says
     */
    record ToQueue(Queue queue, MessageMapping body) implements Target {}
}
