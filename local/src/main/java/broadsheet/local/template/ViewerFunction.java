package broadsheet.local.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A CloudFront function that runs on viewer requests.
 *
 * @param name its logical id
 * @param code its JavaScript, which defines a function {@code handler}
 * @param declared the template line of the code
 */
public record ViewerFunction(String name, String code, SourceLocation declared) {
    static final String TYPE = "AWS::CloudFront::Function";

    private static final String RUNTIME = "cloudfront-js-2.0";
    private static final String EVENT = "viewer-request";

    static void declare(String logicalId, Names names) {
        names.ref(logicalId, arn(logicalId));
        names.attribute(logicalId, "FunctionARN", arn(logicalId));
    }

    static ViewerFunction read(String logicalId, Value properties) {
        Fields function = properties.fields(
                TYPE, Set.of("AutoPublish", "FunctionCode", "FunctionConfig"), Set.of("Name", "Tags"));
        Value runtime = function.need("FunctionConfig")
                .fields("a FunctionConfig", Set.of("Runtime"), Set.of("Comment"))
                .need("Runtime");
        if (!runtime.text().equals(RUNTIME)) {
            throw runtime.refuse("only " + RUNTIME + " is played locally");
        }
        if (!function.flag("AutoPublish")) {
            throw function.whole().refuse(logicalId + " needs AutoPublish: true, or no distribution can have it");
        }
        Value code = function.need("FunctionCode");
        return new ViewerFunction(logicalId, code.text(), code.place());
    }

    /** The function associated with a cache behaviour; empty if there is none. */
    static Optional<ViewerFunction> of(Fields behaviour, List<ViewerFunction> functions) {
        // CloudFront allows one function for each event type, and the local system supports one event type.
        return behaviour.find("FunctionAssociations").map(Value::items).orElse(List.of()).stream()
                .map(item -> item.fields("an association", Set.of("EventType", "FunctionARN"), Set.of()))
                .map(association -> associated(association, functions))
                .findFirst();
    }

    private static ViewerFunction associated(Fields association, List<ViewerFunction> functions) {
        Value event = association.need("EventType");
        if (!event.text().equals(EVENT)) {
            throw event.refuse("functions on " + event.text() + " are not played locally");
        }
        Value arn = association.need("FunctionARN");
        return functions.stream()
                .filter(function -> arn(function.name).equals(arn.text()))
                .findFirst()
                .orElseThrow(() -> arn.refuse("there is no function " + arn.text()));
    }

    private static String arn(String logicalId) {
        return "arn:aws:cloudfront::" + Bindings.ACCOUNT + ":function/" + logicalId;
    }
}
