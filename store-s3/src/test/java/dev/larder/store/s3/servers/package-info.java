/** Real S3 servers as processes of their own, each with a class path of its own. */
@NullMarked
package dev.larder.store.s3.servers;

import org.jspecify.annotations.NullMarked;
