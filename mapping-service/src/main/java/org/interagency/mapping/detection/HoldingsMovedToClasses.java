package org.interagency.mapping.detection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.contracts.vocabulary.ProgrammeFunction;

/**
 * The holdings of agencies and classes if classes held some responsibilities instead of agencies.
 *
 * @param held what agencies hold by name without the moves
 * @param duties what classes hold without the moves
 * @param moves no two of them move the same responsibility
 */
record HoldingsMovedToClasses(Holdings held, ClassDuties duties, List<ClassMove> moves)
        implements Holdings, ClassDuties {

    @Override
    public List<Holding> accountable(String programme, ProgrammeFunction function) {
        return left(held.accountable(programme, function)).toList();
    }

    @Override
    public List<Holding> heldBy(Collection<String> agencies, String programme) {
        return left(held.heldBy(agencies, programme)).toList();
    }

    /** What agencies still hold by name. */
    private Stream<Holding> left(List<Holding> holdings) {
        return holdings.stream().flatMap(holding -> moveOf(holding)
                .map(move -> !holding.holdsBefore(move.on())
                        ? Stream.<Holding>empty()
                        : Stream.of(holding.holdsFrom(move.on()) ? holding.cutBefore(move.on()) : holding))
                .orElse(Stream.of(holding)));
    }

    private Optional<ClassMove> moveOf(Holding holding) {
        return moves.stream().filter(move -> move.moves(holding)).findFirst();
    }

    @Override
    public Set<ProgrammeFunction> functionsOf(String programme) {
        return held.functionsOf(programme);
    }

    @Override
    public Set<String> programmesOf(Collection<String> agencies) {
        return held.programmesOf(agencies);
    }

    @Override
    public List<ClassDuty> accountableClasses(String programme) {
        List<ClassDuty> before = duties.accountableClasses(programme);
        return moves.stream().noneMatch(move -> move.programmes().contains(programme))
                ? before
                : Stream.concat(before.stream(), moved(programme)).toList();
    }

    private Stream<ClassDuty> moved(String programme) {
        return held.functionsOf(programme).stream()
                .flatMap(function -> held.accountable(programme, function).stream())
                .flatMap(holding -> moveOf(holding).filter(move -> holding.holdsFrom(move.on())).stream()
                        .map(move -> move.duty(holding)));
    }

    @Override
    public Set<String> programmesOfClasses(Collection<AgencyKind> kinds) {
        return Stream.concat(
                        duties.programmesOfClasses(kinds).stream(),
                        moves.stream()
                                .filter(move -> kinds.contains(move.to().kind()))
                                .flatMap(move -> move.programmes().stream()))
                .collect(Collectors.toSet());
    }
}
