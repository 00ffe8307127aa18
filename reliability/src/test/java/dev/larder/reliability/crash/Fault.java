package dev.larder.reliability.crash;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** How a call to the system goes wrong. */
enum Fault {
    /** A bad sector, a lost device: this one call fails. */
    EIO,
    /** This call fails, and so does every one after it. */
    EIO_FROM_HERE_ON,
    /** There is no room for this call, nor for any after it that needs room. */
    ENOSPC,
    /** The disk takes half of the bytes, and then there is no room. */
    HALF_THEN_ENOSPC,
    /** The disk takes one byte at a time. */
    SHORT_WRITES,
    /** The thread is interrupted right before the call. */
    INTERRUPT;

    /** A gate at which the call of a number fails, those from 1 on. */
    static final class At implements Gate {
        private final Fault fault;
        private final int number;
        private int count;
        private boolean hit;

        At(Fault fault, int number) {
            this.fault = fault;
            this.number = number;
        }

        /** {@return whether there was a call of that number at which this fault can happen} */
        boolean hit() {
            return hit;
        }

        /** {@return how many calls there were} */
        int count() {
            return count;
        }

        @Override
        public synchronized void before(Call call, String path) throws IOException {
            count++;
            boolean now = count == number;
            boolean later = count > number && hit;
            switch (fault) {
                case EIO -> failIf(now, call, path, "Input/output error");
                case EIO_FROM_HERE_ON -> failIf(now || later, call, path, "Input/output error");
                case ENOSPC -> failIf((now || later) && call.needsRoom(), call, path, "No space left on device");
                case HALF_THEN_ENOSPC -> {
                    failIf(later && call.needsRoom(), call, path, "No space left on device");
                    hit |= now && call == Call.WRITE;
                }
                case SHORT_WRITES -> hit |= now && call == Call.WRITE;
                case INTERRUPT -> {
                    if (now) {
                        hit = true;
                        Thread.currentThread().interrupt();
                    }
                }
            }
        }

        private void failIf(boolean fails, Call call, String path, String reason) throws IOException {
            if (!fails) {
                return;
            }
            hit = true;
            throw switch (call) {
                case READ, WRITE, FORCE, FORCE_FOLDER, LOCK -> new IOException(reason);
                default -> new FileSystemException(path, null, reason);
            };
        }

        @Override
        public int room(int bytes) {
            return hit && fault == SHORT_WRITES ? 1 : hit && fault == HALF_THEN_ENOSPC ? Math.max(1, bytes / 2) : bytes;
        }
    }
}
