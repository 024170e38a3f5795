package broadsheet.importer;

import broadsheet.authoring.Withheld;
import broadsheet.validation.FieldError;
import java.util.List;

/** What became of a file that was to be sent. */
sealed interface Outcome {
    /**
     * It stands as the folder has it.
     *
     * @param changed whether it was not so before
     * @param ignored what in it has no meaning to a Broadsheet
     */
    record Stands(boolean changed, List<String> ignored) implements Outcome {
        public Stands {
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * The service will not have it, however often it is sent.
     *
     * @param faults everything that is wrong with it
     */
    record Refused(List<FieldError> faults) implements Outcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Nothing is wrong with it, but it is not to be published now.
     *
     * @param why the reason
     */
    record NotYet(Withheld why) implements Outcome {}

    /**
     * It may not have arrived; sending it again is worth a try.
     *
     * @param reason what went wrong
     */
    record Unsent(String reason) implements Outcome {}

    /**
     * It did not arrive, and nothing else will: the run ends here.
     *
     * @param reason what the matter is, and what to do
     */
    record Hopeless(String reason) implements Outcome {}
}
