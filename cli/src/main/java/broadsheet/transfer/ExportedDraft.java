package broadsheet.transfer;

import broadsheet.draft.DraftStatus;
import broadsheet.dynamodb.draft.DraftItems;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ScheduleKeys;
import broadsheet.dynamodb.table.Item;

/** Decides for each item of the table of drafts whether an export with drafts has it, and what of it. */
final class ExportedDraft {
    /** The folder of drafts, which only its owner may read. */
    static final String FOLDER = "drafts";

    private ExportedDraft() {}

    /** Decides about an item. Links to drafts are secrets, and schedules end with their system. */
    static ExportedItem of(Item item) {
        String pk = item.string("pk");
        if (DraftKeys.draftOf(pk).isPresent()) {
            return ofDraft(item);
        }
        if (DraftKeys.isList(pk) || pk.startsWith(DraftKeys.PRESENT)) {
            return new ExportedItem.Derived();
        }
        if (DraftKeys.linkOf(pk).isPresent()) {
            return new ExportedItem.LeftOut("LINK");
        }
        if (ScheduleKeys.isSchedule(pk)) {
            // Each schedule that waits is there once by its subject, and once more in the list by time.
            return item.string("sk").equals(Keys.CURRENT)
                    ? new ExportedItem.LeftOut("SCHEDULE")
                    : new ExportedItem.Derived();
        }
        return pk.equals(Keys.KEYS) ? new ExportedItem.LeftOut(pk) : new ExportedItem.Unknown(pk);
    }

    private static ExportedItem ofDraft(Item item) {
        String sk = item.string("sk");
        if (sk.equals(Keys.HEAD)) {
            return DraftItems.isDeleted(item)
                    ? new ExportedItem.Derived()
                    : new ExportedItem.Kept(Group.DRAFTS, unscheduled(item));
        }
        if (DraftKeys.textOf(sk).isPresent() || DraftKeys.noteOf(sk).isPresent()) {
            return new ExportedItem.Kept(Group.DRAFTS, item);
        }
        return DraftKeys.linkOf(sk).isPresent() ? new ExportedItem.Derived() : new ExportedItem.Unknown("DRAFT " + sk);
    }

    /** Without its schedule, a draft is what it was before. */
    private static Item unscheduled(Item head) {
        return head.string("status").equals(DraftStatus.SCHEDULED.toString())
                ? head.with("status", DraftStatus.READY.toString())
                : head;
    }
}
