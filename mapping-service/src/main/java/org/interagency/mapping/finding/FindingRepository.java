package org.interagency.mapping.finding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class FindingRepository implements PanacheRepositoryBase<FindingEntity, String> {}
