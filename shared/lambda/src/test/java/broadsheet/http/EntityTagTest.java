package broadsheet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EntityTagTest {
    @Test
    void theTagOfARepresentationAllowsAWriteOfItsRevision() {
        String tag = EntityTag.ofRepresentation(3, "{}");
        assertTrue(EntityTag.matchAllows(tag, 3));
        assertFalse(EntityTag.matchAllows(tag, 4));
    }

    @Test
    void aRevisionsTagAllowsAWriteOfThatRevisionOnly() {
        assertTrue(EntityTag.matchAllows("\"12\"", 12));
        assertFalse(EntityTag.matchAllows("\"1\"", 12));
    }

    @Test
    void oneOfSeveralTagsIsEnough() {
        assertTrue(EntityTag.matchAllows("\"1\", \"2\"", 2));
    }

    @Test
    void starMatchesAnyExistingRevision() {
        assertTrue(EntityTag.matchAllows("*", 1));
        assertFalse(EntityTag.matchAllows("*", 0));
    }

    @Test
    void aWeakTagNeverAllowsAWrite() {
        assertFalse(EntityTag.matchAllows("W/\"3\"", 3));
    }

    @Test
    void nothingThereMatchesNoTag() {
        assertFalse(EntityTag.matchAllows("\"0\"", 0));
    }

    @Test
    void aClientThatHasARepresentationIsKnownByItsTagEvenWeakened() {
        String tag = EntityTag.of("body");
        assertTrue(EntityTag.noneMatchNames(tag, tag));
        assertTrue(EntityTag.noneMatchNames("\"x\", W/" + tag, tag));
        assertTrue(EntityTag.noneMatchNames("*", tag));
        assertFalse(EntityTag.noneMatchNames("\"x\"", tag));
    }

    @Test
    void otherContentHasAnotherTag() {
        assertNotEquals(EntityTag.ofRepresentation(3, "a"), EntityTag.ofRepresentation(3, "b"));
    }

    @Test
    void aTagTellsItsRevisionIfItHasOne() {
        assertEquals(OptionalInt.of(3), EntityTag.revisionOf("\"3\""));
        assertEquals(OptionalInt.of(12), EntityTag.revisionOf(EntityTag.ofRepresentation(12, "x")));
        for (String none : List.of("", "\"\"", EntityTag.of("x"), "\"12345678901\"")) {
            assertEquals(OptionalInt.empty(), EntityTag.revisionOf(none), none);
        }
    }
}
