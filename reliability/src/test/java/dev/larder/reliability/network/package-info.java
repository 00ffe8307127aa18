/** Every verb through every fault of the network, on Redis and S3: what is told, when, and whether it agrees with the server. */
@NullMarked
package dev.larder.reliability.network;

import org.jspecify.annotations.NullMarked;
