package broadsheet.local.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of {@code !Ref} and {@code !GetAtt} for the template's parameters and resources, and the values of its
 * conditions.
 */
final class Names {
    private static final String REF = "";

    private final Map<String, Map<String, String>> known = new HashMap<>();
    private final Map<String, Boolean> conditions = new HashMap<>();

    Names() {
        ref("AWS::Region", Bindings.REGION);
        ref("AWS::AccountId", Bindings.ACCOUNT);
        ref("AWS::Partition", "aws");
        ref("AWS::StackName", "broadsheet");
        ref("AWS::URLSuffix", "amazonaws.com");
    }

    void ref(String name, String value) {
        attribute(name, REF, value);
    }

    void attribute(String name, String attribute, String value) {
        known.computeIfAbsent(name, any -> new HashMap<>()).put(attribute, value);
    }

    void condition(String name, boolean holds) {
        conditions.put(name, holds);
    }

    Optional<Boolean> condition(String name) {
        return Optional.ofNullable(conditions.get(name));
    }

    Optional<String> ref(String name) {
        return attribute(name, REF);
    }

    Optional<String> attribute(String name, String attribute) {
        return Optional.ofNullable(known.getOrDefault(name, Map.of()).get(attribute));
    }
}
