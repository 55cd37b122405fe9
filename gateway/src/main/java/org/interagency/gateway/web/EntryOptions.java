package org.interagency.gateway.web;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.MeetingRhythm;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;

/** Reads the codes among which the reader chooses in the form of an entry, with their names. */
@ApplicationScoped
class EntryOptions {

    /** What can be chosen of these is no collection of the API; each is also the name of its texts. */
    static final String BINDINGNESS = "bindingness";

    static final String MEETING_RHYTHM = "meetingRhythm";

    private static final Map<String, List<String>> CLOSED =
            Map.of(BINDINGNESS, Coded.codes(Bindingness.class), MEETING_RHYTHM, Coded.codes(MeetingRhythm.class));

    private static final String FUNCTIONS = "vocabularies/functions";

    /** The order of functions; everything else is in that of the reader's language. */
    private static final Comparator<ChoiceOption> AS_CARRIED_OUT = Comparator.comparingInt(
            option -> Coded.codes(ProgrammeFunction.class).indexOf(option.value()));

    private final EntryNames entries;

    EntryOptions(EntryNames entries) {
        this.entries = entries;
    }

    /** The options of some collections, none of them chosen. All are read at the same time. */
    Future<Map<String, List<ChoiceOption>>> read(PageVisit visit, List<String> collections) {
        List<Future<List<ChoiceOption>>> all = collections.stream()
                .map(collection -> CLOSED.containsKey(collection)
                        ? Future.succeededFuture(closed(visit, collection))
                        : options(visit, collection))
                .toList();
        return Future.all(all).map(read -> {
            Map<String, List<ChoiceOption>> options = new HashMap<>();
            for (int i = 0; i < collections.size(); i++) {
                options.put(collections.get(i), all.get(i).result());
            }
            return options;
        });
    }

    private static List<ChoiceOption> closed(PageVisit visit, String vocabulary) {
        return CLOSED.get(vocabulary).stream()
                .map(code -> new ChoiceOption(code, visit.texts().name(vocabulary, code), false))
                .toList();
    }

    private Future<List<ChoiceOption>> options(PageVisit visit, String collection) {
        return entries.read(visit, Arrays.asList(collection.split("/"))).map(names -> {
            Stream<ChoiceOption> options =
                    names.entrySet().stream().map(entry -> new ChoiceOption(entry.getKey(), entry.getValue(), false));
            return (collection.equals(FUNCTIONS) ? options.sorted(AS_CARRIED_OUT) : options).toList();
        });
    }
}
