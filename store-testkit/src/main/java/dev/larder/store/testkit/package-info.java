/** The contract of a backend as a JUnit kit: implement {@code BackendContract} and override two methods. */
@NullMarked
package dev.larder.store.testkit;

import org.jspecify.annotations.NullMarked;
