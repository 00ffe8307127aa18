package dev.larder.store.redis;

import io.lettuce.core.cluster.SlotHash;

/** A short text for every slot of a cluster, to stand between braces in a name that must lie there. */
final class SlotTags {
    private static final String[] TAGS = new String[SlotHash.SLOT_COUNT];

    static {
        int missing = TAGS.length;
        for (int i = 0; missing > 0; i++) {
            String tag = Integer.toString(i, Character.MAX_RADIX);
            int slot = SlotHash.getSlot(tag);
            if (TAGS[slot] == null) {
                TAGS[slot] = tag;
                missing--;
            }
        }
    }

    private SlotTags() {}

    static String of(int slot) {
        return TAGS[slot];
    }
}
