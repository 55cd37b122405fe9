package org.interagency.agency.territory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class TerritoryRepository implements PanacheRepositoryBase<TerritoryEntity, UUID> {}
