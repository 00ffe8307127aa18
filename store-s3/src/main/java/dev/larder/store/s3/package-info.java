/** A backend on S3, on the AWS SDK v2. */
@NullMarked
package dev.larder.store.s3;

import org.jspecify.annotations.NullMarked;
