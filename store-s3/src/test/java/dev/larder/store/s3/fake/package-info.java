/** An S3 server in the test's own JVM, truly atomic, that fails and deviates on demand. */
@NullMarked
package dev.larder.store.s3.fake;

import org.jspecify.annotations.NullMarked;
