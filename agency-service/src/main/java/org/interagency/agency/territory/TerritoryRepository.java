package org.interagency.agency.territory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class TerritoryRepository implements PanacheRepositoryBase<TerritoryEntity, String> {}
