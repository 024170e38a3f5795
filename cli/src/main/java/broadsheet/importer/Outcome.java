package broadsheet.importer;

import broadsheet.validation.FieldError;
import java.util.List;

/** The result of sending a file. */
sealed interface Outcome {
    /**
     * The site has the file's content.
     *
     * @param changed whether this run changed the site
     * @param ignored parts of the file that have no meaning to Broadsheet
     */
    record Accepted(boolean changed, List<String> ignored) implements Outcome {
        public Accepted {
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * The service rejects the file; a retry cannot succeed.
     *
     * @param errors every error in the file
     */
    record Refused(List<FieldError> errors) implements Outcome {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /**
     * The site publishes the file at its date.
     *
     * @param at the date, as the service writes it
     * @param ignored parts of the file that have no meaning to Broadsheet
     */
    record Scheduled(String at, List<String> ignored) implements Outcome {
        public Scheduled {
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * The file may not have arrived; a later run can succeed.
     *
     * @param reason the problem
     */
    record Unsent(String reason) implements Outcome {}

    /**
     * The file did not arrive and no other file will, so the run ends.
     *
     * @param reason the problem, and how to solve it
     */
    record Aborted(String reason) implements Outcome {}

    /**
     * The file is a draft, which the site keeps and no reader sees.
     *
     * @param begun whether this run began it
     */
    record StoredAsDraft(boolean begun) implements Outcome {}

    /**
     * The site has the file's article, and keeps it as people left it.
     *
     * @param reason what they did, and how to replace it
     */
    record Skipped(String reason) implements Outcome {}
}
