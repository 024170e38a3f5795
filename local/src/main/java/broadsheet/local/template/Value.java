package broadsheet.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of the template. It knows its line, and evaluates the intrinsic functions in it. */
final class Value {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final Node node;
    private final String file;
    private final Names names;

    Value(Node node, String file, Names names) {
        this.node = node;
        this.file = file;
        this.names = names;
    }

    SourceLocation place() {
        return place(node);
    }

    Refusal refuse(String why) {
        return place().refuse(why);
    }

    /** An empty mapping at this value's line. */
    Value without() {
        return of(new MappingNode(Tag.MAP, true, List.of(), FlowStyle.BLOCK, node.getStartMark(), node.getEndMark()));
    }

    /** The text of a scalar, or the result of an intrinsic function. */
    String text() {
        Optional<Intrinsic> intrinsic = intrinsic();
        if (intrinsic.isPresent()) {
            return evaluate(intrinsic.get());
        }
        return scalar();
    }

    int integer() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw refuse("'" + text() + "' is not a whole number");
        }
    }

    int integer(int least, int most) {
        int integer = integer();
        if (integer < least || integer > most) {
            throw refuse(integer + " is not from " + least + " to " + most);
        }
        return integer;
    }

    boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refuse("'" + text() + "' is neither true nor false");
        };
    }

    List<Value> items() {
        Optional<Intrinsic> choice = choice();
        if (choice.isPresent()) {
            return chosen(choice.get()).items();
        }
        refuseIntrinsic();
        if (!(node instanceof SequenceNode sequence)) {
            throw refuse("a list is expected here");
        }
        return sequence.getValue().stream().map(this::of).toList();
    }

    List<String> texts() {
        return items().stream().map(Value::text).toList();
    }

    /** The entries of a mapping, in order. */
    Map<String, Value> entries() {
        Optional<Intrinsic> choice = choice();
        if (choice.isPresent()) {
            return chosen(choice.get()).entries();
        }
        refuseIntrinsic();
        if (!(node instanceof MappingNode mapping)) {
            throw refuse("a mapping is expected here");
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = of(entry.getKeyNode()).scalar();
            if (entries.put(key, of(entry.getValueNode())) != null) {
                throw place(entry.getKeyNode()).refuse(key + " is there twice");
            }
        }
        return entries;
    }

    /**
     * The entries of a mapping whose keys have a meaning.
     *
     * @param owner the name of the mapping in error messages
     * @param read the keys to return
     * @param ignored the keys to skip; the method rejects all others
     */
    Fields fields(String owner, Set<String> read, Set<String> ignored) {
        Map<String, Value> fields = new LinkedHashMap<>();
        entries().forEach((key, value) -> {
            if (read.contains(key)) {
                fields.put(key, value);
            } else if (!ignored.contains(key)) {
                throw keyPlace(key).refuse(key + " of " + owner + " is not played locally");
            }
        });
        return new Fields(owner, this, fields);
    }

    private SourceLocation keyPlace(String key) {
        return ((MappingNode) node)
                .getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .filter(name -> name instanceof ScalarNode text
                                && text.getValue().equals(key))
                        .findFirst()
                        .map(this::place)
                        .orElseGet(this::place);
    }

    private record Intrinsic(String name, Value argument) {
        List<Value> arguments(int count) {
            if (!(argument.node instanceof SequenceNode list) || list.getValue().size() != count) {
                throw argument.refuse(name + " needs a list of " + count);
            }
            return list.getValue().stream().map(argument::of).toList();
        }
    }

    private Optional<Intrinsic> intrinsic() {
        String tag = node.getTag().getValue();
        if (tag.startsWith("!")) {
            return Optional.of(new Intrinsic(tag.substring(1), this));
        }
        if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            NodeTuple only = mapping.getValue().getFirst();
            String key = of(only.getKeyNode()).scalar();
            if (key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::")) {
                String name = key.startsWith("Fn::") ? key.substring("Fn::".length()) : key;
                return Optional.of(new Intrinsic(name, of(only.getValueNode())));
            }
        }
        return Optional.empty();
    }

    private void refuseIntrinsic() {
        intrinsic().ifPresent(found -> {
            throw refuse("intrinsic function " + found.name + " is not played here");
        });
    }

    private String evaluate(Intrinsic intrinsic) {
        return switch (intrinsic.name) {
            case "Ref" -> ref(intrinsic.argument.scalar());
            case "GetAtt" -> getAtt(intrinsic.argument);
            case "Sub" -> sub(intrinsic.argument);
            case "Join" -> {
                List<Value> arguments = intrinsic.arguments(2);
                yield String.join(
                        arguments.getFirst().text(), arguments.getLast().list());
            }
            case "Select" -> {
                List<Value> arguments = intrinsic.arguments(2);
                List<String> list = arguments.getLast().list();
                yield list.get(arguments.getFirst().integer(0, list.size() - 1));
            }
            case "If" -> chosen(intrinsic).text();
            default -> throw refuse("intrinsic function " + intrinsic.name + " is not played locally");
        };
    }

    /** Evaluates a condition, which may use {@code Equals}, {@code Not}, {@code And} and references to other conditions. */
    boolean condition() {
        Intrinsic intrinsic = intrinsic().orElseThrow(() -> refuse("a condition is expected here"));
        return switch (intrinsic.name) {
            case "Equals" -> {
                List<Value> sides = intrinsic.arguments(2);
                yield sides.getFirst().text().equals(sides.getLast().text());
            }
            case "Not" -> !intrinsic.arguments(1).getFirst().condition();
            case "And" -> intrinsic.arguments(2).stream().allMatch(Value::condition);
            case "Condition" -> condition(intrinsic.argument);
            default -> throw refuse("the condition " + intrinsic.name + " is not played locally");
        };
    }

    private boolean condition(Value name) {
        return names.condition(name.scalar()).orElseThrow(() -> name.refuse("there is no condition " + name.scalar()));
    }

    private Optional<Intrinsic> choice() {
        return intrinsic().filter(found -> found.name.equals("If"));
    }

    private Value chosen(Intrinsic choice) {
        List<Value> arguments = choice.arguments(3);
        return arguments.get(condition(arguments.getFirst()) ? 1 : 2);
    }

    private String ref(String name) {
        return names.ref(name).orElseThrow(() -> refuse("Ref " + name + " is not known locally"));
    }

    private String getAtt(Value argument) {
        List<String> parts = new ArrayList<>();
        if (argument.node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(part -> parts.add(of(part).scalar()));
        } else {
            parts.addAll(List.of(argument.scalar().split("\\.", 2)));
        }
        if (parts.size() != 2) {
            throw refuse("GetAtt needs a resource and an attribute");
        }
        return attribute(parts.getFirst(), parts.getLast());
    }

    private String attribute(String name, String attribute) {
        return names.attribute(name, attribute)
                .orElseThrow(() -> refuse("GetAtt " + name + "." + attribute + " is not known locally"));
    }

    /** The texts of a list. A list parameter's value is split at commas. */
    private List<String> list() {
        return intrinsic().isPresent() ? List.of(text().split(",", -1)) : texts();
    }

    private String sub(Value argument) {
        boolean alone = argument.node instanceof ScalarNode;
        List<Value> parts = alone ? List.of(argument) : new Intrinsic("Sub", argument).arguments(2);
        Map<String, Value> own = alone ? Map.of() : parts.getLast().entries();
        return VARIABLE.matcher(parts.getFirst().scalar())
                .replaceAll(found -> Matcher.quoteReplacement(substitute(found.group(1), own)));
    }

    private String substitute(String variable, Map<String, Value> own) {
        if (variable.startsWith("!")) {
            return "${" + variable.substring(1) + "}";
        }
        Optional<Value> here = Optional.ofNullable(own.get(variable));
        if (here.isPresent()) {
            return here.get().text();
        }
        int dot = variable.indexOf('.');
        return dot < 0 ? ref(variable) : attribute(variable.substring(0, dot), variable.substring(dot + 1));
    }

    private String scalar() {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        throw refuse("a plain value is expected here");
    }

    private Value of(Node child) {
        return new Value(child, file, names);
    }

    private SourceLocation place(Node at) {
        return new SourceLocation(
                file, at.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
    }
}
