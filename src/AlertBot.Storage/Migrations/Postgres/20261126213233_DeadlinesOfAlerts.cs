using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlertBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DeadlinesOfAlerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AlertDeadlines",
                columns: table => new
                {
                    DeadlineId = table.Column<long>(type: "bigint", nullable: false),
                    AlertId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertDeadlines", x => new { x.DeadlineId, x.AlertId });
                    table.ForeignKey(
                        name: "FK_AlertDeadlines_Alerts_AlertId",
                        column: x => x.AlertId,
                        principalTable: "Alerts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AlertDeadlines_AlertId",
                table: "AlertDeadlines",
                column: "AlertId");

            migrationBuilder.Sql("""
                INSERT INTO "AlertDeadlines" ("DeadlineId", "AlertId")
                SELECT (d ->> 'Id')::bigint, a."Id" FROM "Alerts" a, json_array_elements(a."Alert"::json -> 'Content' -> 'Deadlines') d
                ON CONFLICT DO NOTHING
                """);

            migrationBuilder.DropIndex(
                name: "IX_Alerts_DeadlineId",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "DeadlineId",
                table: "Alerts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlertDeadlines");

            migrationBuilder.AddColumn<long>(
                name: "DeadlineId",
                table: "Alerts",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_DeadlineId",
                table: "Alerts",
                column: "DeadlineId",
                filter: "\"DeadlineId\" IS NOT NULL");
        }
    }
}
