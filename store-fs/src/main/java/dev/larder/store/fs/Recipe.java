package dev.larder.store.fs;

import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Write;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps of each verb, in their order: those of a call that finds its folders, and a removal its entry, there. */
final class Recipe {
    private final Tree tree;
    private final @Nullable Session session;
    private final Durability durability;

    /**
     * The steps in a tree.
     *
     * @param tree where
     * @param session where private files are, or null where nothing is written
     * @param durability what is forced
     */
    Recipe(Tree tree, @Nullable Session session, Durability durability) {
        this.tree = tree;
        this.session = session;
        this.durability = durability;
    }

    List<String> shown(Verb verb, String key, Write write) {
        return steps(verb, key, write).stream().map(step -> step.shown(tree)).toList();
    }

    private List<Step> steps(Verb verb, String key, Write write) {
        return switch (verb) {
            case GET, GET_ALL, READ -> List.of(new Step.Read(key));
            case HEAD -> List.of(new Step.Look(key));
            case LIST -> List.of(new Step.Walk(key));
            case PUT, PUT_ALL, WRITE -> put(key, write);
            case DELETE, DELETE_ALL -> delete(key, write.guard());
            case TAKE -> take(key);
        };
    }

    private List<Step> put(String key, Write write) {
        Path path = tree.path(key);
        Path draft = draft();
        Guard guard = write.guard();
        boolean guarded = guard.kind() != Guard.Kind.ALWAYS;
        List<Step> steps = new ArrayList<>();
        if (guarded) {
            steps.add(new Step.Look(key));
        }
        steps.add(new Step.Write());
        if (write.deadline() != null) {
            steps.add(new Step.SetDeadline(write.deadline()));
        }
        if (durability.isFull()) {
            steps.add(new Step.Force());
        }
        steps.add(new Step.Lock(key));
        if (guarded) {
            steps.add(new Step.Compare(guard));
        }
        if (guard.kind() == Guard.Kind.ABSENT && session().links()) {
            steps.add(new Step.Link(draft, path));
            steps.add(new Step.Delete(draft));
        } else {
            steps.add(new Step.Rename(draft, path));
        }
        return forcing(steps, folder(path));
    }

    private List<Step> delete(String key, Guard guard) {
        Path path = tree.path(key);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Lock(key));
        if (guard.kind() != Guard.Kind.ALWAYS) {
            steps.add(new Step.Compare(guard));
        }
        steps.add(new Step.Delete(path));
        return forcing(steps, folder(path));
    }

    private List<Step> take(String key) {
        Path path = tree.path(key);
        Path claim = draft();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Lock(key));
        steps.add(new Step.Rename(path, claim));
        steps.add(new Step.ReadMoved(claim));
        steps.add(new Step.Delete(claim));
        return forcing(steps, session().owner().folder(), folder(path));
    }

    private List<Step> forcing(List<Step> steps, Path... folders) {
        if (durability.forcesFolders()) {
            for (Path folder : folders) {
                steps.add(new Step.ForceFolder(folder));
            }
        }
        return steps;
    }

    /** Its name is not shown. */
    private Path draft() {
        return session().owner().folder().resolve("t");
    }

    private Session session() {
        return Objects.requireNonNull(session, "what writes is refused before it is explained");
    }

    private static Path folder(Path path) {
        return Objects.requireNonNull(path.getParent(), "an entry is below the root");
    }
}
