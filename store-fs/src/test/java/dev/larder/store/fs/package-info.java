/** Tests of the file backend. */
package dev.larder.store.fs;
