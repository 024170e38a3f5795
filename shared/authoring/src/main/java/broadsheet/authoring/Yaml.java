package broadsheet.authoring;

import broadsheet.validation.ValidationException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parses YAML to nodes only, so its tags can never instantiate objects. */
final class Yaml {
    private Yaml() {}

    /**
     * The mapping that a document is; empty if the document is blank.
     *
     * @param firstLine the line number of the YAML's first line in the whole document
     * @throws ValidationException if the text is not YAML or not a mapping
     */
    static Optional<MappingNode> mapping(String yaml, int firstLine) {
        try {
            Optional<Node> root = new Compose(reading(yaml)).composeString(yaml);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            if (yaml.isBlank()) {
                return Optional.empty();
            }
            throw ValidationException.because("line " + firstLine, "is no list of \"key: value\" lines");
        } catch (MarkedYamlEngineException malformed) {
            int line = malformed.getProblemMark().map(Mark::getLine).orElse(0);
            throw ValidationException.because("line " + (firstLine + line), "is no YAML: " + malformed.getProblem());
        } catch (YamlEngineException malformed) {
            throw ValidationException.because("line " + firstLine, "is no YAML: " + malformed.getMessage());
        } catch (StackOverflowError tooDeep) {
            // The YAML engine is recursive and has no depth limit.
            throw ValidationException.because("line " + firstLine, "nests too deeply");
        }
    }

    /**
     * The engine fails if a surrogate pair (an emoji) straddles its buffer's end. So the buffer holds the whole text.
     */
    private static LoadSettings reading(String yaml) {
        return LoadSettings.builder().setBufferSize(yaml.length() + 1).build();
    }
}
