package dev.larder.bench;

import java.util.Map;

/** What is measured together, in one run. */
interface Group {
    /** {@return the figures: {@code ratios}, a list, and what they were made from} */
    Map<String, Object> measure(boolean quick) throws Exception;
}
