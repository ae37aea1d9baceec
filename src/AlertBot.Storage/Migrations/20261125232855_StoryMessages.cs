using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlertBot.Storage.Migrations
{
    /// <inheritdoc />
    public partial class StoryMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "BrokenSince",
                table: "Destinations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CatchUp",
                table: "Destinations",
                type: "TEXT",
                nullable: false,
                defaultValue: "All");

            migrationBuilder.AddColumn<long>(
                name: "CatchUpAge",
                table: "Destinations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Due",
                table: "Destinations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "DueUrgent",
                table: "Destinations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Live",
                table: "Destinations",
                type: "TEXT",
                nullable: false,
                defaultValue: "Reply");

            migrationBuilder.AddColumn<int>(
                name: "Probes",
                table: "Destinations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "Deliveries",
                type: "TEXT",
                nullable: false,
                defaultValue: "Post");

            migrationBuilder.AddColumn<long>(
                name: "StoryId",
                table: "Deliveries",
                type: "INTEGER",
                nullable: true);

            // Looked at once: what waits there is due.
            migrationBuilder.Sql("UPDATE \"Destinations\" SET \"Due\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Destinations_Platform_DueUrgent_Due",
                table: "Destinations",
                columns: new[] { "Platform", "DueUrgent", "Due" },
                filter: "\"Due\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_DestinationId_Urgent_Id",
                table: "Deliveries",
                columns: new[] { "DestinationId", "Urgent", "Id" },
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Expires",
                table: "Deliveries",
                column: "Expires",
                filter: "\"State\" = 'Waiting' AND \"Expires\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_StoryId_DestinationId",
                table: "Deliveries",
                columns: new[] { "StoryId", "DestinationId" },
                filter: "\"StoryId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Destinations_Platform_DueUrgent_Due",
                table: "Destinations");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_DestinationId_Urgent_Id",
                table: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_Expires",
                table: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_StoryId_DestinationId",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "BrokenSince",
                table: "Destinations");

            migrationBuilder.DropColumn(
                name: "CatchUp",
                table: "Destinations");

            migrationBuilder.DropColumn(
                name: "CatchUpAge",
                table: "Destinations");

            migrationBuilder.DropColumn(
                name: "Due",
                table: "Destinations");

            migrationBuilder.DropColumn(
                name: "DueUrgent",
                table: "Destinations");

            migrationBuilder.DropColumn(
                name: "Live",
                table: "Destinations");

            migrationBuilder.DropColumn(
                name: "Probes",
                table: "Destinations");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "StoryId",
                table: "Deliveries");
        }
    }
}
