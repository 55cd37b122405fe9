package org.interagency.program.programme;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ProgrammeRepository implements PanacheRepositoryBase<ProgrammeEntity, String> {}
